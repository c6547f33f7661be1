@echo off
rem Starts Torpor; builds it first when it is missing or older than its sources.
rem JAVA_HOME and TORPOR_... variables mean what the script beside this one says.
setlocal
for %%I in ("%~dp0..\..") do set "root=%%~fI"
set "target=%root%\harness\target"
set "jar=%target%\torpor.jar"

rem Help and version are text files: they need no JVM.
set "page="
if not "%~3"=="" goto java
if "%~2"=="" goto one
if "%~1"=="help" set "page=torpor-%~2"
if "%~2"=="-h" set "page=torpor-%~1"
if "%~2"=="--help" set "page=torpor-%~1"
goto page
:one
if "%~1"=="help" set "page=torpor"
if "%~1"=="-h" set "page=torpor"
if "%~1"=="--help" set "page=torpor"
if "%~1"=="-V" set "page=version"
if "%~1"=="--version" set "page=version"
:page
if not defined page goto java
set "page=%root%\harness\src\main\help\%page%.txt"
if not exist "%page%" goto java
type "%page%"
exit /b 0

:java
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" goto no_java
if not defined JAVA_HOME where /q java || goto no_java
if not exist "%JAVA_HOME%\release" goto check
set "version="
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION^= "%JAVA_HOME%\release"') do set "version=%%~V"
for /f "delims=." %%V in ("%version%") do if %%V LSS 17 goto old_java

:check
if defined TORPOR_NO_BUILD goto run
call :is_fresh && goto run
if not exist "%target%" md "%target%"
:lock
md "%target%\build.lock" 2>nul && goto build
>&2 echo torpor: waiting for another build; if there is none, remove %target%\build.lock
ping -n 3 127.0.0.1 >nul
goto lock
:build
call :is_fresh && goto unlock
where /q mvn || goto no_maven
>&2 echo torpor: building (first use, or the sources changed)
call mvn -B -ntp -f "%root%\pom.xml" -pl harness -am package -Dmaven.test.skip=true ^
  -Dspotless.check.skip=true -Denforcer.skip=true >"%target%\build.log" 2>&1 || goto no_build
:unlock
rd "%target%\build.lock"

:run
if not exist "%jar%" goto no_jar
set program=-jar "%jar%"
if defined TORPOR_CLASSPATH set program=-cp "%jar%;%TORPOR_CLASSPATH%" dev.torpor.harness.cli.Torpor
if not defined TORPOR_OPTS goto flags
"%java%" %TORPOR_OPTS% %program% %*
exit /b %errorlevel%
:flags
set "tiers=-XX:TieredStopAtLevel=1"
if "%~1"=="compare" set "tiers="
if "%~1"=="check" set "tiers="
rem Java 19 and newer make and renew the archive of classes by themselves; 17 ignores it.
"%java%" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+UseSerialGC -XX:-UsePerfData %tiers% ^
  -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="%target%\torpor-auto.jsa" %program% %*
exit /b %errorlevel%

rem Succeeds when the jar is there and newer than every source.
:is_fresh
powershell -NoProfile -Command "$jar = Get-Item -ErrorAction SilentlyContinue $env:jar; if (-not $jar) { exit 1 }; $sources = 'pom.xml', 'simulator\pom.xml', 'simulator\src\main', 'harness\pom.xml', 'harness\src\main' | ForEach-Object { Join-Path $env:root $_ }; if (Get-ChildItem -Recurse $sources | Where-Object { $_.LastWriteTime -gt $jar.LastWriteTime } | Select-Object -First 1) { exit 1 }"
exit /b %errorlevel%

:no_java
>&2 echo torpor: no Java found; install JDK 17 or newer and set JAVA_HOME
exit /b 71
:old_java
>&2 echo torpor: %java% is Java %version%; Torpor needs 17 or newer: set JAVA_HOME
exit /b 71
:no_maven
rd "%target%\build.lock"
>&2 echo torpor: no mvn on PATH to build with; install Maven 3.8 or newer
exit /b 71
:no_build
rd "%target%\build.lock"
findstr /b /c:"[ERROR]" /c:"[WARNING]" "%target%\build.log" 1>&2
>&2 echo torpor: the build failed; its log is %target%\build.log
exit /b 71
:no_jar
>&2 echo torpor: %jar% is missing and TORPOR_NO_BUILD forbids building it
exit /b 71
