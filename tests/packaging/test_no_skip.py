"""Where IKI_NO_SKIP is set, a test that skips itself has failed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = {
    "test_call.py": "import pytest\n\ndef test_it():\n    pytest.skip('no Java')\n",
    "test_mark.py": "import pytest\n\n@pytest.mark.skipif(True, reason='no Java')\ndef test_it():\n    pass\n",
    "test_module.py": "import pytest\n\npytest.skip('no Java', allow_module_level=True)\n",
}


@pytest.mark.parametrize("name", SKIPS)
def test_a_skip_is_a_failure_only_there(name: str, root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / name).write_text(SKIPS[name], encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    codes = []
    for setting in ("", "1"):
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"IKI_NO_SKIP": setting, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            check=False,
        )
        codes.append(done.returncode)
        assert b"no Java" in done.stdout or not setting
    assert codes[0] in (0, 5)
    assert codes[1] in (1, 2)
