// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the server's packages free of cycles, and its seams where they are. */
@AnalyzeClasses(packages = "io.obkv.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.obkv.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule modelsSeeNoBytesOnAWire = noClasses()
      .that()
      .resideInAPackage("..model..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("io.netty..", "io.obkv.server.rpc..", "io.obkv.server.engine..")
      .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyStorageKnowsRocksDb = noClasses()
      .that()
      .resideOutsideOfPackage("io.obkv.server.engine..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.rocksdb..");
}
