module example.com/inference-server

go 1.25
