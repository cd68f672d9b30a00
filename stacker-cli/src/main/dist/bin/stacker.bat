@echo off
rem Starts stacker. JAVA_HOME chooses the Java (17 or later); STACKER_OPTS adds options of the virtual machine.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
set "SHARED="
if exist "%HOME_DIR%\lib\stacker.jsa" set "SHARED=-XX:SharedArchiveFile="%HOME_DIR%\lib\stacker.jsa""
"%JAVA_EXE%" -Xmx512m -Xmn16m -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %SHARED% -Xlog:disable -XX:+DisplayVMOutputToStderr ^
  -XX:Tier3InvocationThreshold=2000 -XX:Tier3CompileThreshold=20000 ^
  -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 ^
  -XX:Tier4BackEdgeThreshold=400000 ^
  -Dpicocli.disable.closures=true "-Dpicocli.converters.excludes=java.time.*,java.sql.*" ^
  -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dstacker.home="%HOME_DIR%" ^
  -Djava.util.logging.config.file="%HOME_DIR%\config\logging.properties" ^
  %STACKER_OPTS% -jar "%HOME_DIR%\lib\stacker-cli.jar" %*
exit /b %ERRORLEVEL%
