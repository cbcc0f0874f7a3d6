<?php
/* Installs WordPress into an empty database, with users of several roles, and prints their application passwords. */
require_once __DIR__ . '/root.php';
define( 'WP_INSTALLING', true );
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( '某市科协', 'admin', 'admin@example.org', true, '', 'admin' );
update_option( 'permalink_structure', '/%year%/%monthnum%/%day%/%postname%/' );
update_option( 'template', 'plain' );
update_option( 'stylesheet', 'plain' );
update_option( 'timezone_string', 'Europe/Paris' );
$passwords = array();
foreach ( array( 'administrator', 'editor', 'author', 'contributor' ) as $role ) {
	$name = 'administrator' === $role ? 'admin' : $role;
	$id   = 'admin' === $name ? 1 : wp_insert_user(
		array( 'user_login' => $name, 'user_pass' => $name, 'role' => $role, 'user_email' => "$name@example.org" )
	);
	$made = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'Diglot' ) );
	$passwords[ $name ] = WP_Application_Passwords::chunk_password( $made[0] );
}
echo "\n" . wp_json_encode( $passwords ) . "\n";
