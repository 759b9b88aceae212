"""Who a line of a credit names."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.credits import credited

CREDITS = {
    "By Ann Lee": ["Ann Lee"],
    "BY ANN LEE AND BO HU": ["ANN LEE", "BO HU"],
    "By Ann Lee, Health Editor": ["Ann Lee"],
    "By Ann Lee in Hull and Bo Hu in Paris": ["Ann Lee", "Bo Hu"],
    "Ann Lee, Senior Fellow; Boris Hale, Research Fellow": ["Ann Lee", "Boris Hale"],
    "Ann Lee | Halden Post | 3 June 2025": ["Ann Lee"],
    "Posted by Ann Lee on Tuesday 3 June 2025 in Boats": ["Ann Lee"],
    "Words: Ann Lee. Photos: Boris Hale": ["Ann Lee"],
    "Words by Ann Lee, pictures by Boris Hale": ["Ann Lee"],
    "Reporting by Ann Lee; additional reporting by Boris Hale; editing by Cy Dee": [
        "Ann Lee",
        "Boris Hale",
    ],
    "Local Democracy Reporter Ann Lee": ["Ann Lee"],
    "Ann Lee Social affairs correspondent": ["Ann Lee"],
    "Speech by Ms Ann Lee, Minister of Ports, at the annual dinner": ["Ann Lee"],
    "Ann Lee (Reuters)": ["Ann Lee"],
    "Ann Lee <ann@quay.example>, Boris Hale <bo@quay.example>": ["Ann Lee", "Boris Hale"],
    "By Ann Lee and Boris Hale (photos)": ["Ann Lee"],
    "Authors: A. Lee, Nordre Kystverk; B. Hale, Delta Metrics": ["A. Lee", "B. Hale"],
    "Ann Lee,1, * Boris Hale,2 and Cy Dee1": ["Ann Lee", "Boris Hale", "Cy Dee"],
    "Ann Lee | Oduya Karr | Boris Hale": ["Ann Lee", "Oduya Karr", "Boris Hale"],
    "Ann Lee North of England correspondent": ["Ann Lee"],
    "// By Ann Lee": ["Ann Lee"],
    "Szabó Anna – Kovács Béla": ["Szabó Anna", "Kovács Béla"],
    "Jordi Solanelles i Puig": ["Jordi Solanelles i Puig"],
    "Dr. Ann Lee and Prof. Boris Hale": ["Dr. Ann Lee", "Prof. Boris Hale"],
    "Harbour Board": ["Harbour Board"],
    "By annlee": ["annlee"],
    "Posted on 3 June 2025": [],
    "Von Anna Lohse und Jan Petersen": ["Anna Lohse", "Jan Petersen"],
    "Propos recueillis par Anne Lind": ["Anne Lind"],
    "Autor: Jana Nová, Foto: Petr Malý": ["Jana Nová"],
    "Haber: Ayşe Kaya – Fotoğraf: Ali Demir": ["Ayşe Kaya"],
    "Höfundur: Anna Jónsdóttir": ["Anna Jónsdóttir"],
    "作者：林小满": ["林小满"],
    "文/林疏桐": ["林疏桐"],
    "江州日报记者 林晓雯 周立群": ["林晓雯", "周立群"],
    "執筆者:桐生 美鈴(物流チーム)": ["桐生 美鈴"],
    "문가영 | 산내초등학교 교사": ["문가영"],
    "سيدي ولد عبد الدائم": ["سيدي ولد عبد الدائم"],
    "إعداد: طارق الزهراني وليلى بن يوسف": ["طارق الزهراني", "ليلى بن يوسف"],
}


@pytest.mark.parametrize(("line", "names"), CREDITS.items(), ids=CREDITS)
def test_names_in_credits(line: str, names: list[str]) -> None:
    assert list(credited(line).authors) == names
