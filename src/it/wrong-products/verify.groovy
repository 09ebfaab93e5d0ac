import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def errors = { module ->
    def verdict = new JsonSlurper().parse(new File(basedir, "$module/target/crosspy/armel/verify.json"))
    assert verdict.failed == !verdict.findings.findAll { it.severity == 'error' }.empty
    verdict.findings.findAll { it.severity == 'error' }.collect { "$it.check: $it.file: $it.message".toString() }
}
def fails = { module, check, file ->
    def found = errors(module)
    assert found.size() == 1 && found[0].startsWith("$check: ") && found[0].contains(file)
    assert log.contains("crosspy:verify-elf of $module for armel failed: 1 errors")
    assert log =~ /\[ERROR\] ERROR  \Q$check\E \(1\)/
}

assert errors('good') == []
assert log =~ /good \.* SUCCESS/
fails('truncated-deb', 'product-read', 'libtruncated_1_armel.deb')
fails('armhf-wheel', 'float-abi', '_x.so')
fails('build-machine-wheel', 'host-leak', '_x.so')
return true
