package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract.FloatAbi;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That a wheel's file name, its file WHEEL, its ELF files and the target tell the same. */
final class WheelTagCheck implements Check<WheelPackage> {
    private static final Pattern PLATFORM =
            Pattern.compile("(linux|manylinux(?:1|2010|2014|_\\d+_\\d+)|musllinux_\\d+_\\d+)_([a-z0-9_]+)");
    /** Machines that a soft-float and a hard-float system both call themselves. */
    private static final Pattern AMBIGUOUS = Pattern.compile("linux_armv[67]l");

    private static final Pattern BUILD_FOR_ARCHITECTURE = Pattern.compile("0[a-z][a-z0-9]*");

    private static final Rule RULE = new Rule(
            "wheel-tag",
            Severity.ERROR,
            "A wheel's file name, its file WHEEL, its ELF files and the target agree.",
            "Build the wheel again with the goal cross-setup-py; renaming the file does not change what is in it.",
            "PEP 425, PEP 427, PEP 600; check-wheel-contents issue 30; auditwheel wheel_abi");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(WheelPackage wheel, Target target, Findings findings) {
        Consumer<String> error = message -> findings.add(RULE, Severity.ERROR, wheel.product(), message);
        Optional<WheelName> name = wheel.name();
        if (name.isEmpty()) {
            error.accept("has a file name that is not NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl");
            return;
        }
        metadata(wheel, name.get(), error);
        content(wheel, name.get(), error);
        name.get().platforms().forEach(platform -> platform(platform, target, error));
        build(wheel, name.get(), target, findings);
    }

    private static void metadata(WheelPackage wheel, WheelName name, Consumer<String> error) {
        Set<String> tags = new TreeSet<>(wheel.metadata("Tag"));
        if (!tags.equals(name.expandedTags())) {
            error.accept("is named for " + name.expandedTags() + ", its file WHEEL says " + tags);
        }
        String build = String.join(" ", wheel.metadata("Build"));
        if (!build.equals(name.build())) {
            error.accept("has the build tag '" + name.build() + "' in its name and '" + build + "' in its file WHEEL");
        }
    }

    private static void content(WheelPackage wheel, WheelName name, Consumer<String> error) {
        List<String> elfFiles = wheel.elfFiles();
        if (!elfFiles.isEmpty() && name.isPure()) {
            error.accept(
                    "is tagged for any platform and holds " + elfFiles.size() + " ELF files, first " + elfFiles.get(0));
        } else if (!elfFiles.isEmpty() && wheel.metadata("Root-Is-Purelib").contains("true")) {
            error.accept(
                    "is marked as pure Python and holds " + elfFiles.size() + " ELF files, first " + elfFiles.get(0));
        }
        if (elfFiles.isEmpty() && !name.isPure()) {
            error.accept("is tagged for a platform and holds no ELF file");
        }
    }

    private static void platform(String tag, Target target, Consumer<String> error) {
        if (tag.equals("any")) {
            return;
        }
        Matcher platform = PLATFORM.matcher(tag);
        if (!platform.matches() || !target.platformTags().contains("linux_" + platform.group(2))) {
            error.accept("has the platform tag " + tag + ", " + target + " takes " + target.platformTags());
        } else if (platform.group(1).startsWith("musllinux")) {
            error.accept("has the platform tag " + tag + ", for musl; " + target + " has glibc");
        } else if (platform.group(1).startsWith("manylinux") && target.abi().floatAbi() == FloatAbi.SOFT) {
            error.accept("has the platform tag " + tag + ", which promises hard-float; " + target + " is soft-float");
        }
    }

    /** Without a build tag, pip on an armhf device would take an armel wheel and the other way round. */
    private static void build(WheelPackage wheel, WheelName name, Target target, Findings findings) {
        String build = name.build();
        if (target.buildTag().isEmpty() || build.equals(target.buildTag())) {
            return;
        }
        if (BUILD_FOR_ARCHITECTURE.matcher(build).matches()) {
            findings.add(
                    RULE, Severity.ERROR, wheel.product(), "has the build tag " + build + ", not " + target.buildTag());
        } else if (name.platforms().stream()
                .anyMatch(tag -> AMBIGUOUS.matcher(tag).matches())) {
            boolean soft = target.abi().floatAbi() == FloatAbi.SOFT;
            findings.add(
                    RULE,
                    soft ? Severity.ERROR : Severity.WARNING,
                    wheel.product(),
                    "has the platform tags " + name.platforms() + " that armel and armhf share, and no build tag "
                            + target.buildTag() + " that tells them apart");
        }
    }
}
