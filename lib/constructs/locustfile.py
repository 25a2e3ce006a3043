"""The load on an inference service: written with the load test's own change."""
