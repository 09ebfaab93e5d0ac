import com.sun.net.httpserver.HttpHandler
import com.sun.net.httpserver.HttpServer

/** What apt keeps of the real archive's lists, some of them packed; they are signed, so that apt takes them from anybody. */
def kept = {
    new File(cacheDirectory, 'apt').listFiles()
            .collect { new File(it, 'current/lists').listFiles() }
            .find { files -> files.every { !it.name.startsWith('127.0.0.1') } && files.any { it.name.contains('_bookworm_main_source_Sources') } }
}
def list = { String path ->
    def name = '_' + path.replace('/', '_')
    def whole = kept().find { it.name.endsWith(name) }
    if (whole != null) {
        return whole.bytes
    }
    def packed = kept().find { it.name.contains("$name.") }
    if (packed == null) {
        return null
    }
    def process = ['/usr/lib/apt/apt-helper', 'cat-file', packed.path].execute()
    def content = process.inputStream.bytes
    assert process.waitFor() == 0
    content
}
def sizeOf = { String name ->
    def found = new String(list('dists/bookworm/main/source/Sources')) =~ / [0-9a-f]{64} (\d+) \Q$name\E\n/
    assert found.find()
    found.group(1) as int
}
def answers = [
    '/no-file/': { path -> path.startsWith('dists/') ? list(path) : null },
    '/wrong-file/': { path ->
        path.startsWith('dists/') ? list(path) : new byte[sizeOf(path.substring(path.lastIndexOf('/') + 1))]
    },
    '/wrong-index/': { path ->
        def content = list(path)
        if (content != null && path.endsWith('/Sources')) {
            content[1000]++
        }
        content
    },
    '/simple/tampered/': { path -> "<a href='../../file/tampered-1.0.tar.gz#sha256=${'0' * 64}'>tampered-1.0.tar.gz</a>".bytes },
    '/simple/absent/': { path -> "<a href='../../absent-1.0.tar.gz#sha256=${'0' * 64}'>absent-1.0.tar.gz</a>".bytes },
    '/file/': { path -> 'not what the index promised'.bytes },
]

def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
answers.each { prefix, answer ->
    server.createContext(prefix, { exchange ->
        exchange.withCloseable {
            def content = answer(it.requestURI.path.substring(prefix.length()))
            it.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length)
            if (content != null) {
                it.responseBody.write(content)
            }
        }
    } as HttpHandler)
}
server.start()
context.server = server
context.userProperties.server = "http://127.0.0.1:$server.address.port".toString()
return true
