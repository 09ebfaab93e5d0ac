def runs = new File(basedir, 'build.log').text.split(/Scanning for projects\.\.\./).drop(1)
assert runs.size() == 2

def goals = ['fetch-sources', 'build-debs', 'install-target-libs', 'cross-setup-py', 'verify-elf']
goals.each { goal ->
    assert runs[0].count("[INFO] $goal is skipped") == 2: 'once for the parent, once for the module'
    assert runs[1].count("[INFO] $goal is skipped") == 2
}
assert !new File(basedir, 'module/target').exists()
return true
