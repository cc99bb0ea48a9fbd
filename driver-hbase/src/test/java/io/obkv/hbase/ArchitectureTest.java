// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void packagesAreFreeOfCycles() {
    JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.obkv.hbase");
    slices().matching("io.obkv.(**)").should().beFreeOfCycles().check(classes);
  }
}
