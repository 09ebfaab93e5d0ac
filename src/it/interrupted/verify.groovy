import java.util.concurrent.TimeUnit

def mavens = 0
/** Another Maven on the same project and cache, as a user would start it. */
def maven = { String trouble ->
    def log = new File(basedir, "maven-${++mavens}.log")
    def process = new ProcessBuilder(
            "${System.getProperty('maven.home')}/bin/mvn", '--batch-mode', '--settings', "$basedir.parent/interpolated-settings.xml",
            "-Dmaven.repo.local=$localRepositoryPath", "-Dcrosspy.cacheDirectory=$cacheDirectory", "-Dtrouble=$trouble", 'package')
            .directory(basedir).redirectErrorStream(true).redirectOutput(log).start()
    [process, log]
}
/** A file of a process, or nothing when the process has ended or is somebody else's. */
def ofProcess = { ProcessHandle handle, String name ->
    try {
        new File("/proc/${handle.pid()}/$name").text
    } catch (IOException e) {
        ''
    }
}
def isBuildStep = { ProcessHandle handle -> ofProcess(handle, 'cmdline') == 'sleep\00031415926\0' }
def processes = { ProcessHandle.allProcesses().toList() }
/** Waits until the build is in the middle of its work, and gives all processes that belong to it. */
def whenBuilding = { Process process, File log ->
    while (!processes().any(isBuildStep)) {
        assert !process.waitFor(200, TimeUnit.MILLISECONDS): log.text
    }
    [process.toHandle(), *process.descendants().toList()]
}
def nothingIsLeft = { List<ProcessHandle> all ->
    all.each { it.onExit().get(1, TimeUnit.MINUTES) }
    assert !processes().any(isBuildStep)
    // A mount outlives its processes only while another mount namespace has it.
    assert !processes().any { ofProcess(it, 'mountinfo').contains("$cacheDirectory/work/") }
}

new File(basedir, 'target').deleteDir()
['kill -9', 'Ctrl-C'].each { how ->
    def (Process process, File log) = maven('sleep 31415926')
    def all = [process.toHandle()]
    try {
        all = whenBuilding(process, log)
        assert all.size() > 3: 'Maven, unshare, what runs in it'
        // SIGTERM instead of SIGINT, which is ignored in what a shell runs in the background; Java handles both alike.
        how == 'kill -9' ? process.destroyForcibly() : process.destroy()
        process.waitFor()
        nothingIsLeft(all)
    } finally {
        all*.destroyForcibly()
    }
    assert !new File(basedir, 'target/crosspy/armel/debs').exists(): "half-written after $how"

    // The next run works, and clears up.
    def (Process next, File nextLog) = maven("echo ${UUID.randomUUID()}")
    assert next.waitFor() == 0: nextLog.text
    assert nextLog.text.contains('tiny armel: built in ')
    assert new File(basedir, 'target/crosspy/armel/debs/libtiny1_1.0_armel.deb').file
    assert new File(cacheDirectory, 'work').list().length == 0: nextLog.text
    assert !new File(cacheDirectory, 'store/debs').list().any { it.endsWith('.tmp') }
    new File(basedir, 'target').deleteDir()
}
return true
