"""Fetches pip's newest wheel from the package index, for a Python that came without pip, and checks its hash.

python3 fetch_pip.py FOLDER        prints the wheel's name
"""

import hashlib
import os
import re
import sys
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

WHEEL = re.compile(r'href="([^"#]*/(pip-(\d+(?:\.\d+)*)-py3-none-any\.whl))#sha256=([0-9a-f]{64})"')


def main(folder: str) -> int:
    """Write the wheel into a folder and print where it is."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urlopen(index, timeout=60) as page:
        found = WHEEL.findall(page.read().decode())
    if not found:
        print(f"coachtui: there is no pip at {index}", file=sys.stderr)
        return 1
    link, name, _, digest = max(found, key=lambda each: [int(part) for part in each[2].split(".")])
    with urlopen(urljoin(index, link), timeout=60) as file:
        wheel = file.read()
    if hashlib.sha256(wheel).hexdigest() != digest:
        print(f"coachtui: {link} is not what the index says it is", file=sys.stderr)
        return 1
    path = Path(folder) / name
    path.write_bytes(wheel)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
