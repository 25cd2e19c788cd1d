"""Uses CPU in burn_in_python, while pyroscope-io pushes profiles of it to the address given."""

import sys
import time

import pyroscope

SECONDS = 6


def burn_in_python(until):
    total = 0
    while time.monotonic() < until:
        total += sum(i * i for i in range(1_000))
    return total


pyroscope.configure(
    application_name="client-python",
    server_address=sys.argv[1],
    upload_interval=2,
    tags={"region": "eu-west-1"},
)
burn_in_python(time.monotonic() + SECONDS)
pyroscope.shutdown()
