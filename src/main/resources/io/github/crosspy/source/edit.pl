use strict;
use warnings;

# Changes the lines of one file that contain a text. Ends with status 1 when no line does.
my ($file, $kind, $text, $replacement) = @ARGV;
open(my $in, '<', $file) or die "$file: $!\n";
my @lines = <$in>;
close($in);
my $changed = 0;
for my $line (@lines) {
    next if index($line, $text) < 0;
    $changed++;
    if ($kind eq 'COMMENT') {
        $line =~ s/^(\s*)/$1# /;
    } else {
        $line =~ s/\Q$text\E/$replacement/g;
    }
}
die "$file: no line contains: $text\n" unless $changed;
open(my $out, '>', $file) or die "$file: $!\n";
print {$out} @lines;
close($out) or die "$file: $!\n";
