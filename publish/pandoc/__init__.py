"""pandoc: the one place that starts it, and the codec between its AST and our document.

    bytes ──run.read──▶ AST (JSON) ──decode──▶ Document ──encode──▶ AST (JSON) ──run.write──▶ bytes

`types` is pandoc's AST as types, `limits` keeps texts from pandoc that would make it run for ever.
"""
