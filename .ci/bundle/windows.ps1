# Builds dist\annotator-windows.zip, the program with its Python and its libraries, on Windows with Python from python.org.
# Its authors have no Windows: this was never run by them. Tell them what fails.
# usage: powershell -File .ci\bundle\windows.ps1
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

py -3 -m venv --clear .bundle\venv
.bundle\venv\Scripts\pip install --quiet --use-pep517 --constraint constraints.txt `
    ".[cas,charts,docx,html,markdown,ocr,pdf,postgresql,script,sheets,split]" "pyinstaller>=6.16,<7"
.bundle\venv\Scripts\pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath .bundle\build .ci\bundle\annotator.spec
dist\annotator\annotator.exe --version
Compress-Archive -Force dist\annotator dist\annotator-windows.zip
