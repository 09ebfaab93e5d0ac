import java.nio.file.Files

// All programs of this host but one.
def bin = new File(basedir, 'bin')
bin.mkdir()
System.getenv('PATH').split(':').collect { new File(it) }.findAll { it.directory }.each { directory ->
    directory.listFiles().findAll { it.name != 'mmdebstrap' }.each { program ->
        def link = new File(bin, program.name).toPath()
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, program.toPath())
        }
    }
}
return true
