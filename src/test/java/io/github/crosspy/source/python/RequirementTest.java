package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.crosspy.StepException;
import java.util.List;
import org.junit.Test;

public class RequirementTest {
    @Test
    public void readsAllParts() throws StepException {
        Requirement requirement = Requirement.of("Foo_Bar.baz [Test, dev_x] >=1.8,!=1.11.3 ; python_version < \"3\"");
        assertThat(requirement.name()).isEqualTo("foo-bar-baz");
        assertThat(requirement.extras()).containsExactly("dev-x", "test");
        assertThat(requirement.versions().contains(PythonVersion.of("1.11.3"))).isFalse();
        assertThat(requirement.versions().contains(PythonVersion.of("1.14"))).isTrue();
        assertThat(requirement.appliesTo(List.of(environment("2.7")), "")).isTrue();
        assertThat(requirement.appliesTo(List.of(environment("3.13")), "")).isFalse();
        assertThat(requirement.appliesTo(List.of(environment("3.13"), environment("2.7")), ""))
                .isTrue();
        assertThat(requirement).hasToString("foo-bar-baz[dev-x,test]>=1.8,!=1.11.3");
    }

    @Test
    public void readsOldAndShortSpellings() {
        assertThat(Requirement.of("cffi (>=1.0,!=2)")).hasToString("cffi>=1.0,!=2");
        assertThat(Requirement.of("six")).hasToString("six");
        assertThat(Requirement.of("foo @ file:///x ; os_name=='posix'").address())
                .contains("file:///x");
    }

    @Test
    public void refusesWhatIsNoRequirement() {
        for (String text :
                List.of("", "foo bar", "-foo", "foo-", "foo>=1;", "foo;bar", "foo[", "foo>=1 <2", "foo>=1.*")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Requirement.of(text));
        }
    }

    private static MarkerEnvironment environment(String python) throws StepException {
        return MarkerEnvironment.of("armv7l", InterpreterVersion.of(python));
    }
}
