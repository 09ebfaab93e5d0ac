def runs = new File(basedir, 'build.log').text.split(/Scanning for projects\.\.\./).drop(1)
assert runs.size() == 3
def cure = 'Cure: sudo apt-get install --yes --no-install-recommends mmdebstrap'

assert runs[0] =~ /\[ERROR\] There is no program mmdebstrap\n\s+\Q$cure\E\n/
assert runs[0].contains('1 things are missing on this host; each line above has its cure')

assert runs[1].contains("crosspy:fetch-sources of doctor failed: There is no program mmdebstrap\n[ERROR]   $cure")
assert !runs[1].contains('Fetching')
assert !new File(basedir, 'target').exists()

assert runs[2].contains("This host has all that is needed; build roots are kept in $cacheDirectory")
return true
