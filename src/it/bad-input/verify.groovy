def log = new File(basedir, 'build.log').text

/** What Maven says of a module in the end. */
def failure = { module ->
    def found = log =~ /(?s)Failed to execute goal \S+:(\S+) \(default\) on project \Q$module\E: (.*?) -> \[Help/
    assert found.find(): "module $module did not fail"
    found.group(2).replace('[ERROR]', '')
}
/** The design's form: where, why, the cure, and the log when a tool ran. */
def fails = { module, where, cause, cure ->
    def text = failure(module)
    assert text.startsWith("crosspy:$where failed: $cause")
    assert text.contains("\n   Cure: $cure")
    text
}

fails('unknown-target', 'fetch-sources of unknown-target', "Unknown target 'armle'",
        'Set crosspy.targets to a comma list of Debian architectures out of arm64, armel, armhf,')
fails('no-target', 'fetch-sources of no-target', 'No target is set',
        'Set the property crosspy.targets, for example -Dcrosspy.targets=armel')
fails('bad-edit', 'build-debs of bad-edit for armel',
        'tiny armel: an edit matches nothing: tiny.c: nowhere to be found', 'Correct <file> and the text of the <edit>')
fails('bad-patch', 'build-debs of bad-patch for armel',
        'tiny armel: the patch stale.patch does not apply', 'Make the patch against the unpacked source')
fails('full-disk', 'build-debs of full-disk for armel',
        'tiny armel: the disk is full', 'Free space where crosspy.cacheDirectory lies')
fails('bad-dsc', 'fetch-sources of bad-dsc', "$basedir/bad-dsc/tiny_1.0.tar.gz has SHA-256 ",
        "Delete $basedir/bad-dsc/tiny_1.0.tar.gz and fetch the source again")
fails('no-products', 'fetch-sources of no-products',
        'Dependency com.example.bad-input:nothing:1.0 has no product for armel',
        'Build it together with this module (mvn package -pl :no-products -am)')
fails('no-python', 'install-target-libs of no-python for armel',
        'no-python armel: target tree: no suite has the package python2.7', 'Add the suite that has it to <extraSuites>')
fails('wrong-python', 'install-target-libs of wrong-python for armel',
        'wrong-python armel: target tree: no suite has the package python3.9', 'Add the suite that has it to <extraSuites>')

// A build that fails: the log's path, and its last 40 lines.
def text = fails('failing', 'build-debs of failing for armel',
        'tiny armel: dpkg-buildpackage failed with status 2', 'Read the end of the log; mend the source with <edits>')
def logFile = new File(basedir, 'failing/target/crosspy/armel/logs/tiny-build.log')
assert text.contains("\n   Log:  $logFile")
def lines = logFile.readLines()
assert lines.size() > 1000
def shown = text.substring(text.indexOf('Its last 40 lines:')).readLines().drop(1)*.trim()
assert shown == lines.takeRight(40)*.trim()

// Nothing half-written, nothing lost, and the module after all the failures is built.
def left = []
basedir.traverse { if (it.name.endsWith('.tmp')) left << it }
new File(cacheDirectory, 'store').traverse { if (it.name.endsWith('.tmp')) left << it }
assert left.empty
assert new File(cacheDirectory, 'work').list().length == 0
['bad-edit', 'bad-patch', 'failing', 'full-disk'].each {
    assert !new File(basedir, "$it/target/crosspy/armel/debs").exists()
}
assert new File(basedir, 'good/target/crosspy/armel/debs/libtiny1_1.0_armel.deb').file
return true
