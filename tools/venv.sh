#!/bin/sh
# Makes .venv when it is missing, broken, or older than the requirement files.
set -eu
cd "$(dirname "$0")/.."
done=.venv/.complete

if [ -e "$done" ] && [ -z "$(find requirements.txt requirements-dev.txt -newer "$done")" ] &&
    .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi
for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" tools/make_venv.py
    fi
done
echo "Python 3.11 or newer is needed, and none was found: install it, or name it with make PYTHON=/path/to/python3." >&2
exit 1
