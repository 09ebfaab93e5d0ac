package io.github.crosspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.junit.Test;

/** What Maven's documentation and its parallel builds rely on. */
public class StructureTest {
    private static final Path MOJOS = Path.of("src/main/java/io/github/crosspy/mojo");
    private static final String MOJO = "io.github.crosspy.mojo";
    /** Locks of the JVM, on purpose shared by all that run in it. */
    private static final Set<String> MUTABLE_ON_PURPOSE = Set.of("io.github.crosspy.store.PathLock.IN_THIS_JVM");
    /** The Javadoc that ends right before an annotation. */
    private static final Pattern DOCUMENTED = Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*@(Parameter|Mojo)\\b(\\([^;{]*?\\))?\\s*(?=[a-z@])", Pattern.DOTALL);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.crosspy");

    @Test
    public void everyGoalCanRunInParallelBuilds() throws Exception {
        List<String> goals = new ArrayList<>();
        for (Path source : sources()) {
            Matcher mojo = Pattern.compile("@Mojo\\(([^)]*)\\)").matcher(Files.readString(source));
            while (mojo.find()) {
                goals.add(mojo.group(1));
            }
        }
        assertThat(goals).hasSizeGreaterThanOrEqualTo(7).allMatch(goal -> goal.contains("threadSafe = true"));
        assertThat(Mojo.class).isAnnotation();
    }

    @Test
    public void everyGoalAndParameterOfUsersTellsSinceWhen() throws Exception {
        int seen = 0;
        for (Path source : sources()) {
            Matcher documented = DOCUMENTED.matcher(Files.readString(source));
            while (documented.find()) {
                boolean ofUsers =
                        documented.group(3) == null || !documented.group(3).contains("readonly = true");
                if (ofUsers) {
                    seen++;
                    assertThat(documented.group(1))
                            .as(source.getFileName() + ": " + documented.group().strip())
                            .isNotNull()
                            .contains("@since ");
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    public void everyParameterOfUsersHasAPropertyOfOurs() throws Exception {
        for (Path source : sources()) {
            Matcher property =
                    Pattern.compile("@Parameter\\([^)]*property = \"([^\"]*)\"").matcher(Files.readString(source));
            while (property.find()) {
                assertThat(property.group(1)).as(source.toString()).startsWith("crosspy.");
            }
        }
    }

    @Test
    public void nothingStaticCanChange() throws Exception {
        List<String> mutable = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (JavaField field : type.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC) && isMutable(field)) {
                    mutable.add(type.getName() + "." + field.getName());
                }
            }
        }
        assertThat(mutable).containsExactlyInAnyOrderElementsOf(MUTABLE_ON_PURPOSE);
    }

    private static boolean isMutable(JavaField field) throws Exception {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return !field.getName().startsWith("$");
        }
        if (field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || field.getOwner().isEnum()) {
            return false;
        }
        Field reflected = field.reflect();
        reflected.setAccessible(true);
        Object value = reflected.get(null);
        if (value != null && value.getClass().isArray()) {
            return Array.getLength(value) > 0;
        }
        return value instanceof Collection<?> collection && accepts(collection)
                || value instanceof Map<?, ?> map && accepts(map);
    }

    private static boolean accepts(Collection<?> collection) {
        try {
            collection.addAll(List.of());
            collection.removeIf(element -> false);
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean accepts(Map<?, ?> map) {
        try {
            map.remove(new Object[0].getClass().getName() + " is no key");
            return true;
        } catch (UnsupportedOperationException | ClassCastException e) {
            return e instanceof ClassCastException;
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(MOJOS)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).as(MOJO).isNotEmpty();
            return sources;
        }
    }
}
