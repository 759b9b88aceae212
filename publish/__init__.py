"""publish: one document in, finished publications out, provably the same document in one style.

source ──read──▶ Document ──normalize──▶ Document ──arrange──▶ Document ──export──▶ bytes
         reader             the one form            layout                 exporter
                                                       ▲                      ▲
                                                       └──────── Style ───────┘
"""
