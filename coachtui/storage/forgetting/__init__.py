"""Forgetting on the disk: every file of a vault is written anew without what goes, and then searched for it.

`gather` reads what there is of it, `rewrite` and `work` say what each file becomes, `run` writes that in an order that
a crash may end anywhere, `search` reads every byte afterwards, `trace` keeps that it was done. The rules are those of
`domain.forgetting`.
"""
