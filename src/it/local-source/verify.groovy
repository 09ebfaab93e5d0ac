import groovy.json.JsonSlurper

def floatAbi = { library -> library.bytes[37] & 0x6 }
def library = { module, target, triplet ->
    def crosspy = new File(basedir, "$module/target/crosspy/$target")
    def verdict = new JsonSlurper().parse(new File(crosspy, 'verify.json'))
    assert verdict.target == target && !verdict.failed
    def debs = new File(crosspy, 'debs').list().findAll { it.endsWith('.deb') }
    assert debs == ["libtiny1_1.0_${target}.deb".toString()]
    assert new File(crosspy, "$target-debs.tar").file
    def inDeb = new File(basedir, "content/$module/$target")
    inDeb.mkdirs()
    assert ["dpkg-deb", "--extract", "$crosspy/debs/${debs[0]}", inDeb.path]*.toString().execute().waitFor() == 0
    def found = new File(inDeb, "usr/lib/$triplet/libtiny.so.1")
    assert found.bytes == new File(crosspy, "sysroot/usr/lib/$triplet/libtiny.so.1").bytes
    found
}

['directory': 'patch and edit', 'dsc': 'upstream'].each { module, origin ->
    def soft = library(module, 'armel', 'arm-linux-gnueabi')
    def hard = library(module, 'armhf', 'arm-linux-gnueabihf')
    assert floatAbi(soft) == 2 && floatAbi(hard) == 4: 'e_flags of an armel library must say soft float, of armhf hard float'
    assert [soft, hard].every { it.getText('ISO-8859-1').contains("\0$origin\0") }
    def shared = new File(basedir, "$module/target/crosspy").list().findAll { !it.startsWith('arm') }
    assert shared.every { it in ['logs', 'sources', 'sources.stamp'] }: 'the targets share nothing but the sources'
}
return true
