context.server.stop(0)
// Lists of a server that is gone are of no use to anybody.
new File(cacheDirectory, 'apt').listFiles()
        .findAll { new File(it, 'current/lists').list().any { it.startsWith('127.0.0.1') } }
        .each { it.deleteDir() }

def log = new File(basedir, 'build.log').text

/** What Maven says of a module in the end. */
def failure = { module ->
    def found = log =~ /(?s)Failed to execute goal \S+:fetch-sources \(default\) on project \Q$module\E: (.*?) -> \[Help/
    assert found.find(): "module $module did not fail"
    found.group(1).replace('[ERROR]', '')
}
def fails = { module, cause, cure ->
    def text = failure(module)
    assert text.startsWith("crosspy:fetch-sources of $module failed: ")
    assert text.contains(cause)
    assert text.contains("\n   Cure: $cure")
}

fails('tampered-lock', 'of zlib of suite bookworm is not the one in crosspy.lock (SHA-256 ',
        'If the change is meant, run mvn crosspy:lock')
fails('no-file', 'Fetching hello/bookworm of suite bookworm: the archive lists hello_',
        'Wait for the mirror to finish its update')
assert failure('no-file').contains('but does not have it (404  Not Found')
fails('wrong-file', 'Fetching hello/bookworm of suite bookworm: checksum mismatch of hello_',
        'The mirror or a proxy changed the file')
fails('wrong-index', 'apt cannot fetch or verify the package lists of bookworm', 'Check the network')
assert failure('wrong-index').contains('Hash Sum mismatch')
fails('no-archive', 'apt cannot fetch or verify the package lists of bookworm', 'Check the network, the proxy and the mirror')
assert failure('no-archive').contains('Could not connect')
fails('unknown-suite', "The archive has no suite 'bookwurm'", 'Check <suite> and <extraSuites>')
fails('unknown-source', 'Suite bookworm has no source no-such-source', 'Check <source>, <version> and <suite>')
fails('tampered-sdist', "it must be ${'0' * 64}", 'Run again; if it stays so')
fails('absent-sdist', 'The package index lists absent-1.0.tar.gz, but there is nothing at ', 'Run again later')
fails('unknown-project', 'The package index has no project unknown-project, which the POM asks for', 'Check the name')
fails('no-index', 'Cannot fetch http://127.0.0.1:1/simple/anything/', 'Check the network')

// The lock as the goal wrote it holds, and nothing is left where something was wrong.
assert !log.contains('locked has no crosspy.lock')
assert log =~ /locked \.* SUCCESS/
assert new File(basedir, 'locked/target/crosspy/sources/sources.json').file
['tampered-lock', 'no-file', 'wrong-file'].each {
    assert !new File(basedir, "$it/target/crosspy/sources/sources.json").exists()
}
['tampered-sdist', 'absent-sdist'].each {
    assert new File(basedir, "$it/target/crosspy/sources").list().toList() == ['sources.json']
}
return true
