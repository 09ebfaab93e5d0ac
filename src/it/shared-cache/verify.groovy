// The base root that all builds stand on loses a file.
def bases = new File(cacheDirectory, 'layers').listFiles().findAll { it.directory && it.name.startsWith('base-bookworm-') }
assert !bases.empty
bases.each { assert new File(it, 'usr/bin/perl').delete() }

// Two projects are built at the same time, by two Mavens, from the same source.
def trouble = "echo ${UUID.randomUUID()}"
def runs = ['one', 'other'].collect { name ->
    def project = new File(basedir, name)
    project.mkdir()
    new File(project, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
    def log = new File(project, 'build.log')
    def process = new ProcessBuilder(
            "${System.getProperty('maven.home')}/bin/mvn", '--batch-mode', '--settings', "$basedir.parent/interpolated-settings.xml",
            "-Dmaven.repo.local=$localRepositoryPath", "-Dcrosspy.cacheDirectory=$cacheDirectory", "-Dtrouble=$trouble", 'package')
            .directory(project).redirectErrorStream(true).redirectOutput(log).start()
    [process: process, log: log, deb: new File(project, 'target/crosspy/armel/debs/libtiny1_1.0_armel.deb')]
}
runs.each { assert it.process.waitFor() == 0: it.log.text }

// Each has its product, and together they did everything once.
def logs = runs*.log*.text.join('\n')
assert logs =~ /Layer \S+\/base-bookworm-\w+ is damaged or was never finished; it is removed and made again/
assert logs.count('is damaged') == bases.size()
assert logs.count('Making the build root of bookworm') == 1
assert logs.count('tiny armel: building ') == 1
assert runs[0].deb.file && runs[0].deb.bytes == runs[1].deb.bytes
bases.each { assert new File(it, 'usr/bin/perl').file }
return true
