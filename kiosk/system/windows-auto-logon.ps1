# Makes a Windows machine start the kiosk by itself. Run once as administrator:
#   powershell -ExecutionPolicy Bypass -File windows-auto-logon.ps1 -User moiso -Program C:\Moiso\.venv\Scripts\moiso-kiosk.exe
# The account must exist. Its password is asked for here and goes into the LSA through Sysinternals Autologon,
# which must lie beside this script; it is never written into the registry in the clear.
param(
    [Parameter(Mandatory)] [string] $User,
    [Parameter(Mandatory)] [string] $Program,
    [string] $Options = ""
)
$ErrorActionPreference = "Stop"

$autologon = Join-Path $PSScriptRoot "Autologon64.exe"
if (-not (Test-Path $autologon)) { throw "Put Sysinternals Autologon64.exe beside this script." }
$secret = Read-Host "Password of $User" -AsSecureString
$plain = [System.Net.NetworkCredential]::new("", $secret).Password
& $autologon $User $env:COMPUTERNAME $plain /accepteula
if ($LASTEXITCODE -ne 0) { throw "Autologon refused the account." }

# Starts with the session and again a second after any end; exit code 77 means that the attendant ended it.
$loop = @"
do {
    `$run = Start-Process -FilePath '$Program' -ArgumentList '$Options' -PassThru -Wait
    Start-Sleep -Seconds 1
} while (`$run.ExitCode -ne 77)
"@
$encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($loop))
$action = New-ScheduledTaskAction -Execute "powershell.exe" -Argument "-WindowStyle Hidden -EncodedCommand $encoded"
$trigger = New-ScheduledTaskTrigger -AtLogOn -User $User
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries
Register-ScheduledTask -TaskName "Moi So kiosk" -Action $action -Trigger $trigger -Settings $settings -User $User -Force | Out-Null

# No sleep, no screen off, no edge gestures that would open the system's own panels.
powercfg /change standby-timeout-ac 0
powercfg /change monitor-timeout-ac 0
$edge = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI"
New-Item -Path $edge -Force | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Value 0
Write-Output "Done. Restart the machine to see the kiosk come up."
