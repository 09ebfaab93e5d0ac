def log = new File(basedir, 'build.log').text
def says = { goal, place, cause, cure ->
    assert log.contains("crosspy:$goal of $place failed: $cause\n[ERROR]   Cure: $cure")
}

says('fetch-sources', 'debs', 'The package lists of bookworm were never fetched', 'Run the build once without -o')
says('build-debs', 'local-debs for armel', 'The package lists of bookworm were never fetched', 'Run the build once without -o')
assert log =~ /crosspy:fetch-sources of wheels failed: .*cffi.*\n\[ERROR\]   Cure: .*without -o/
assert new File(basedir, 'cache/store').list().every { it == 'locks' }: 'nothing can have been fetched'
return true
