#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container: bubblewrap, Python, PyTorch for the CPU, the course.
set -euo pipefail
source="${TORCHCOURSE_AUTOGRADER:-/autograder}/source"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends bubblewrap ca-certificates python3 python3-pip python3-venv

if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  python3 -m venv "$source/.venv"
else
  # The system's Python is too old. The other one lies where student code, as another user, may read it.
  export UV_PYTHON_INSTALL_DIR=/opt/python
  python3 -m pip install -q uv
  python3 -m uv venv -q --seed --python "3.11" "$source/.venv"
fi

install=("$source/.venv/bin/python" -m pip install -q --no-cache-dir)
"${install[@]}" --index-url "${TORCHCOURSE_TORCH_INDEX:-https://download.pytorch.org/whl/cpu}" 'torch>=2.9' 'torchvision>=0.24'
cd "$source/course"
"${install[@]}" -e '.[gradescope]'
"$source/.venv/bin/torchcourse" build

# Where there is no Landlock, student code runs as another user, and file permissions are all that it meets.
chmod -R go= solutions grader/hidden course.yaml exercises/hints.json ../fault.json
