"""The plan database: every change journalled, nothing merged silently, nothing lost.

The only room that imports sqlite_utils. Callers know ``tcplan.store.interface``, and open or make
a database with ``tcplan.store.database``.
"""
