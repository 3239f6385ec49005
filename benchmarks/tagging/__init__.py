"""The tagging stage and its peers on the same strings: ``python -m benchmarks.tagging``."""
