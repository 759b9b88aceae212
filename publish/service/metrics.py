"""What the service counts, in the text format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """The counters of one service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "publish_builds", "Requests for a build.", ["status"], registry=self._registry
        )
        self.artifacts = Counter(
            "publish_artifacts", "Artifacts that were sent.", ["format"], registry=self._registry
        )
        self.seconds = Histogram(
            "publish_build_seconds",
            "Time from the arrival of a request to its answer.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.inside = Gauge(
            "publish_builds_inside",
            "Requests that arrive, wait or are built.",
            registry=self._registry,
        )

    def text(self) -> bytes:
        """All of them."""
        return generate_latest(self._registry)
