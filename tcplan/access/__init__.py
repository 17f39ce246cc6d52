"""Who may see what, and under which names: decided in one place for screens, lines and papers."""

from tcplan.access.projecting import for_public, project, project_for_person

__all__ = ["for_public", "project", "project_for_person"]
