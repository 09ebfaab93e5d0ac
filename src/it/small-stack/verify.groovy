import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.util.zip.ZipFile

def runs = new File(basedir, 'build.log').text.split(/Scanning for projects\.\.\./).drop(1)
assert runs.size() == 4

def armel = { module -> new File(basedir, "$module/target/crosspy/armel") }
def named = { File directory, pattern -> directory.listFiles().findAll { it.name ==~ pattern } }
def only = { File directory, pattern ->
    def found = named(directory, pattern)
    assert found.size() == 1: "$pattern in $directory: ${directory.list()}"
    found[0]
}
def output = { Map environment = [:], String... command ->
    def builder = new ProcessBuilder(command).redirectErrorStream(true)
    builder.environment().putAll(environment)
    def process = builder.start()
    def text = process.inputStream.text
    assert process.waitFor() == 0: "${command.join(' ')}\n$text"
    text
}

// The products of the first run, each where the design says.
only(new File(armel('zlib'), 'debs'), /zlib1g_.*_armel\.deb/)
def libffi = only(new File(armel('libffi'), 'debs'), /libffi8_.*_armel\.deb/)
['.changes', '.buildinfo'].each { ending ->
    only(new File(armel('libffi'), 'debs'), ~".*\\Q$ending\\E")
}
assert new File(armel('libffi'), 'debs/Packages').text.contains('Package: libffi8\n')

def wheels = new File(armel('cffi'), 'wheels')
def tags = 'linux_armv5tel.linux_armv6l.linux_armv7l'
def cffi = only(wheels, ~/cffi-\d.*-0armel-cp311-cp311-\Q$tags\E\.whl/)
only(wheels, /pycparser-.*-none-any\.whl/)
new ZipFile(cffi).withCloseable { zip ->
    assert zip.getEntry('_cffi_backend.cpython-311-arm-linux-gnueabi.so')
}

['zlib', 'libffi', 'cffi'].each { module ->
    def verdict = new JsonSlurper().parse(new File(armel(module), 'verify.json'))
    assert !verdict.failed && verdict.target == 'armel' && verdict.counts.elfFiles > 0: verdict
    assert new XmlSlurper().parse(new File(armel(module), 'verify.junit.xml')).name() == 'testsuite'
    assert new JsonSlurper().parse(new File(armel(module), 'verify.sarif')).runs.size() == 1
}

// The library in the tree is the one that was built here, not the archive's of the same version.
def inDeb = new File(basedir, 'libffi8')
output('dpkg-deb', '--extract', libffi.path, inDeb.path)
def library = only(new File(inDeb, 'usr/lib/arm-linux-gnueabi'), /libffi\.so\.8\..*/)
assert library.bytes == new File(armel('cffi'), "sysroot/usr/lib/arm-linux-gnueabi/$library.name").bytes

// Installed, by target.
def installed = { module, file -> new File(localRepositoryPath, "com/example/small/$module/1.0/$module-1.0-$file") }
assert installed('libffi', 'armel-debs.tar').file
assert installed('cffi', 'armel-wheels.tar').file
assert installed('cffi', 'armel-sysroot.tar.gz').file
assert installed('cffi', 'armel-verify.json').file

// What really happens in a run; the base root and the toolchain may have been there before.
assert runs[0].contains('zlib armel: building ')
assert runs[0].contains('libffi armel: building ')
assert runs[0].contains('cffi armel: building ')
assert runs[0] =~ /small-stack.*\n(?s:.*?)fetch-sources: nothing to do/
['building ', 'Making ', 'Fetching ', 'Downloading', 'target tree'].each { work ->
    assert !runs[1].contains(work): "the second run says '$work'"
}
['building ', 'Making ', 'Fetching ', 'Downloading'].each { work ->
    assert !runs[2].contains(work): "the run without network says '$work'"
}

// The other project has all that the stack built.
def downstream = armel('downstream')
assert !runs[3].contains('cffi armel: building ')
only(new File(downstream, 'wheels'), ~/greeting-2\.0-0armel-cp311-cp311-\Q$tags\E\.whl/)
assert only(new File(downstream, 'wheels'), /cffi-.*\.whl/).bytes == cffi.bytes

if (!System.getenv('PATH').split(':').any { new File(it, 'qemu-arm-static').canExecute() }) {
    println '*** SKIPPED: running the wheels, for lack of qemu-arm-static (package qemu-user-static) ***'
    return true
}
def site = new File(basedir, 'site')
new File(downstream, 'wheels').eachFileMatch(~/.*\.whl/) { wheel ->
    new ZipFile(wheel).withCloseable { zip ->
        zip.entries().findAll { !it.directory }.each { entry ->
            def file = new File(site, entry.name)
            file.parentFile.mkdirs()
            file.bytes = zip.getInputStream(entry).bytes
        }
    }
}
def sysroot = new File(downstream, 'sysroot').path
def said = output(
        'qemu-arm-static', '-cpu', 'arm926', '-L', sysroot, "$sysroot/usr/bin/python3.11", '-c', '''
import platform, zlib, cffi, _greeting
ffi = cffi.FFI()
ffi.cdef("int atoi(const char *); typedef int (*twice)(int);")
libc = ffi.dlopen(None)
assert libc.atoi(b"42") == 42
twice = ffi.callback("twice", lambda n: 2 * n)
assert twice(21) == 42
assert zlib.decompress(zlib.compress(b"armel")) == b"armel"
print(platform.machine(), cffi.__version__, zlib.ZLIB_RUNTIME_VERSION, _greeting.size_of_pointer())
''', PYTHONPATH: site.path, PYTHONDONTWRITEBYTECODE: '1')
assert said =~ /^armv5tel \d\S+ \d\S+ 4\s*$/: said
return true
