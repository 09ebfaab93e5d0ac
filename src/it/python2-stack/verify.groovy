import groovy.json.JsonSlurper
import io.github.crosspy.elf.ElfFile
import io.github.crosspy.elf.FileSource

def armel = { module -> new File(basedir, "$module/target/crosspy/armel") }
def only = { File directory, pattern ->
    def found = directory.listFiles().findAll { it.name ==~ pattern }
    assert found.size() == 1: "$pattern in $directory: ${directory.list()}"
    found[0]
}
def needed = { File file -> FileSource.open(file.toPath()).withCloseable { ElfFile.read(it).dynamic().get().needed() } }

// Debian packages, with the versions of the suites that the POMs name.
['zlib': ['zlib1g', 'zlib1g-dev'], 'libffi': ['libffi8', 'libffi-dev'], 'openssl': ['libssl1.1', 'libssl-dev', 'openssl'],
 'python27': ['python2.7', 'python2.7-minimal', 'libpython2.7-minimal', 'libpython2.7-stdlib', 'libpython2.7-dev', 'libpython2.7']
].each { module, packages ->
    packages.each { only(new File(armel(module), 'debs'), ~/\Q$it\E_.*_armel\.deb/) }
}
only(new File(armel('openssl'), 'debs'), ~/libssl1\.1_1\.1\.1w-.*/)

// Wheels: each module's are complete.
def extension = { name -> ~/\Q$name\E-0armel-cp27-cp27mu-linux_armv5tel\.linux_armv6l\.linux_armv7l\.whl/ }
def wheels = { module -> new File(armel(module), 'wheels') }
only(wheels('cffi'), extension('cffi-1.14.6'))
only(wheels('cffi-1.1.2'), extension('cffi-1.1.2'))
only(wheels('cryptography'), extension('cryptography-3.3.2'))
only(wheels('cryptography'), extension('cffi-1.14.6'))
['pycparser', 'six', 'enum34', 'ipaddress'].each { only(wheels('cryptography'), ~/\Q$it\E-.*-none-any\.whl/) }

// The packages built here won over the archive's: bookworm has OpenSSL 3, and an armel Python 2.7 is nowhere.
def content = new File(basedir, 'libpython2.7-stdlib')
def stdlib = only(new File(armel('python27'), 'debs'), /libpython2\.7-stdlib_.*\.deb/)
assert ['dpkg-deb', '--extract', stdlib.path, content.path].execute().waitFor() == 0
def dynload = new File(content, 'usr/lib/python2.7/lib-dynload')
assert needed(only(dynload, /_ssl\..*so/)).containsAll(['libssl.so.1.1', 'libcrypto.so.1.1'])
assert needed(only(dynload, /_ctypes\.arm.*so/)).contains('libffi.so.8')

// Checked, all of it.
['zlib', 'libffi', 'openssl', 'python27', 'cffi', 'cffi-1.1.2', 'cryptography'].each { module ->
    def verdict = new JsonSlurper().parse(new File(armel(module), 'verify.json'))
    assert verdict.target == 'armel' && !verdict.failed && verdict.counts.elfFiles > 0: module
}
assert new File(armel('cryptography'), 'sysroot/usr/bin/python2.7').canExecute()

// And it runs.
if (!System.getenv('PATH').split(':').any { new File(it, 'qemu-arm-static').canExecute() }) {
    println '*** SKIPPED: running the products, for lack of qemu-arm-static (package qemu-user-static) ***'
    return true
}
def prove = ['sh', 'prove.sh', 'armel'].execute(null, basedir)
def said = prove.inputStream.text
assert prove.waitFor() == 0: said + prove.errorStream.text
println said
return true
