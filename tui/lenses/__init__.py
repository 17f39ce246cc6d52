"""The ways to look at one person: overview, network, risks."""
