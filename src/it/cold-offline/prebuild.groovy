// A cache that nothing was ever fetched into.
context.userProperties['crosspy.cacheDirectory'] = new File(basedir, 'cache').path
return true
