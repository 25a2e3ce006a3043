"""Shoppers who ask for recommendations, now and then for similar products."""

import random

from locust import HttpUser, between, task


class Shopper(HttpUser):
    wait_time = between(0.5, 2)

    @task(9)
    def recommend(self):
        shopper = random.randrange(1_000_000)
        self.client.post("/v1/recommend", json={"shopper": shopper, "count": 20})

    @task(1)
    def similar(self):
        # One name for all products: otherwise each of them has a line of its own in the statistics.
        product = random.randrange(50_000)
        self.client.get(f"/v1/products/{product}/similar", name="/v1/products/:id/similar")
