// What was built by an earlier run of this test would be found again; base root and toolchain may stay.
new File(cacheDirectory, 'store').deleteDir()
return true
