// A source package as dpkg-source writes it; dpkg-source itself need not be on this host.
def directory = new File(basedir, 'dsc')
def tar = new File(directory, 'tiny_1.0.tar.gz')
def tiny = new File(projectDirectory, 'src/it/tiny')
def process = ['tar', '-c', '-z', '-f', tar.path, '--transform', 's,^tiny,tiny-1.0,', '-C', tiny.parent, 'tiny'].execute()
assert process.waitFor() == 0: process.err.text

new File(directory, 'tiny_1.0.dsc').text = """\
Format: 3.0 (native)
Source: tiny
Binary: libtiny1
Architecture: any
Version: 1.0
Maintainer: Test <test@example.com>
Checksums-Sha256:
 ${tar.bytes.digest('SHA-256')} ${tar.length()} $tar.name
Files:
 ${tar.bytes.digest('MD5')} ${tar.length()} $tar.name
"""
return true
