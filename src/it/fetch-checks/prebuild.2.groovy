// One digit of one file's SHA-256.
def lock = new File(basedir, 'locked/crosspy.lock').text
def tampered = lock.replaceFirst(/(?s)("\S+\.orig\.tar\.\S+".*?"sha256" : ")(.)/) { all, before, digit ->
    before + (digit == '0' ? '1' : '0')
}
assert tampered != lock
new File(basedir, 'tampered-lock/crosspy.lock').text = tampered
return true
