/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2c93be7cf9a3836a59dc1293f8f4414e9c8c1135 */



static void register_interface_symbols(int module_number)
{
	REGISTER_LONG_CONSTANT("Calagopus\\INTERFACE_VERSION", calagopus_php_interface_version(), CONST_PERSISTENT);
	REGISTER_LONG_CONSTANT("Calagopus\\INTERFACE_OLDEST", calagopus_php_interface_oldest(), CONST_PERSISTENT);
}
