import io.github.crosspy.elf.TinyElf
import io.github.crosspy.target.AbiContract
import io.github.crosspy.verify.TinyProducts
import java.nio.file.Files

def products = { module, kind -> Files.createDirectories(new File(basedir, "$module/target/crosspy/armel/$kind").toPath()) }
def wheel = { module, TinyElf elf ->
    def tag = 'cp311-cp311-linux_armv5tel'
    TinyProducts.wheel(products(module, 'wheels'), "x-1-${tag}.whl".toString(), "Root-Is-Purelib: false\nTag: $tag\n".toString(),
            ['_x.so': elf.symbol('PyInit__x', true).build()])
}

wheel('good', TinyElf.arm(TinyElf.SOFT))
wheel('armhf-wheel', TinyElf.arm(TinyElf.HARD))
wheel('build-machine-wheel', TinyElf.wide(AbiContract.EM_X86_64))
def deb = { name ->
    TinyProducts.deb(products('truncated-deb', 'debs'), name, 'armel',
            [("./usr/lib/${name}.so.1".toString()): TinyElf.arm(TinyElf.SOFT).soname("${name}.so.1".toString()).build()], '.xz')
}
deb('libwhole')
def truncated = deb('libtruncated')
def bytes = Files.readAllBytes(truncated)
Files.write(truncated, Arrays.copyOf(bytes, bytes.length - 100))
return true
