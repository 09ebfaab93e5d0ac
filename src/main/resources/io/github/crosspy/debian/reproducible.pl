use strict;
use warnings;
use Digest::MD5;
use Digest::SHA;

# Takes out of .buildinfo what differs between two builds of one source: the time of day and the number of jobs.
# Then corrects the sums that .changes has of it. Arguments: date of the changelog's entry, .buildinfo, .changes.
my ($date, $buildinfo, $changes) = @ARGV;

sub content {
    my ($file) = @_;
    open(my $in, '<', $file) or die "$file: $!\n";
    local $/;
    return scalar <$in>;
}

sub store {
    my ($file, $text) = @_;
    open(my $out, '>', $file) or die "$file: $!\n";
    print {$out} $text;
    close($out) or die "$file: $!\n";
}

my $text = content($buildinfo);
$text =~ s/^Build-Date: .*$/Build-Date: $date/m;
$text =~ s/^( DEB_BUILD_OPTIONS=".*?) parallel=\d+/$1/m;
store($buildinfo, $text);

my ($name) = $buildinfo =~ m{([^/]+)$};
my $size = length($text);
my %sums = (
    32 => Digest::MD5::md5_hex($text),
    40 => Digest::SHA::sha1_hex($text),
    64 => Digest::SHA::sha256_hex($text),
);
my $listed = content($changes);
$listed =~ s{^ ([0-9a-f]{32,64}) \d+ ((?:\S+ \S+ )?)\Q$name\E$}{" $sums{length $1} $size $2$name"}gme;
store($changes, $listed);
