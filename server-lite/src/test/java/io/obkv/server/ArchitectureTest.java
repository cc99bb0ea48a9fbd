// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.obkv.server.engine.Direction;

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
      .resideInAnyPackage("io.netty..", "io.obkv.server.rpc..");

  @ArchTest
  static final ArchRule modelsSeeStorageOnlyThroughTablets = noClasses()
      .that()
      .resideInAPackage("..model..")
      .should()
      .dependOnClassesThat(resideInAPackage("io.obkv.server.engine..")
          .and(not(simpleName(Direction.class.getSimpleName()))));

  @ArchTest
  static final ArchRule onlyStorageKnowsRocksDb = noClasses()
      .that()
      .resideOutsideOfPackage("io.obkv.server.engine..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.rocksdb..");
}
