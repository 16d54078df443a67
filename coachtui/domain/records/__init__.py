"""The records, as Pydantic models, one module a family.

They check what is typed in forms, imported, migrated or examined; at run time records are plain dicts. Importing this
package imports Pydantic, which takes longer than a quick note may take: readings, services and the store do without.
"""
